# The portal as an image: exact versions by hash, no root, gunicorn.
# Without HUB_GRAPH_URI it runs on its embedded engine, in the volume; docker-compose.yml gives it a Neo4j.

FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/hub/venv
WORKDIR /opt/hub
COPY requirements-run.lock ./
RUN venv/bin/pip install --require-hashes --no-deps --requirement requirements-run.lock
COPY pyproject.toml README.md LICENSE ./
COPY graph_schema graph_schema
COPY hub hub
COPY portal portal
COPY seeds seeds
RUN venv/bin/pip install --no-deps --no-build-isolation --no-index --editable . \
    && venv/bin/python -m compileall -q graph_schema hub portal

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin hub \
    && install --directory --owner=hub --group=hub --mode=0700 /var/lib/hub
COPY --from=build /opt/hub /opt/hub
ENV PATH=/opt/hub/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HUB_DATA_DIR=/var/lib/hub
WORKDIR /opt/hub
USER hub
VOLUME /var/lib/hub
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["gunicorn", "--bind=0.0.0.0:8000", "--workers=2", "--threads=4", "--worker-tmp-dir=/dev/shm", "--access-logfile=-", "portal:create_app()"]
