/* Shows how far the work on an import has come, without loading the page again; without it, the page does. */

const region = document.getElementById("progress");
const EVERY = 1000; // milliseconds

function ask() {
  const request = new XMLHttpRequest();
  request.responseType = "document";
  request.open("GET", location.href);
  request.onload = () => {
    const fresh = request.response?.getElementById("progress");
    if (fresh) {
      for (const [name, place] of [["progress", "value"], ["progress", "max"]]) {
        region.querySelector(name)[place] = fresh.querySelector(name)[place];
      }
      region.querySelector("span").textContent = fresh.querySelector("span").textContent;
      setTimeout(ask, EVERY);
    } else {
      location.assign(request.responseURL || location.href);
    }
  };
  request.onerror = () => setTimeout(ask, EVERY);
  request.send();
}

if (region) setTimeout(ask, EVERY);
