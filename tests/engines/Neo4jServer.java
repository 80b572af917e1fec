import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A Neo4j for the tests: Bolt on loopback, authentication on as in production.
 *
 * <p>Arguments: the directory and the port. The password of the user `neo4j` comes from the
 * environment variable HUB_TEST_NEO4J_PASSWORD, so that it stands on no command line. Prints
 * "ready", and ends when its standard input is closed: whoever started it may die in any way.
 */
public class Neo4jServer {
    public static void main(String[] arguments) throws Exception {
        var directory = Path.of(arguments[0]);
        var isNew = !Files.exists(directory.resolve("data"));
        var server = new DatabaseManagementServiceBuilder(directory)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address,
                        new SocketAddress("127.0.0.1", Integer.parseInt(arguments[1])))
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        if (isNew) {
            server.database("system").executeTransactionally(
                    "ALTER USER neo4j SET PLAINTEXT PASSWORD $password CHANGE NOT REQUIRED",
                    Map.of("password", System.getenv("HUB_TEST_NEO4J_PASSWORD")));
        }
        System.out.println("ready");
        while (System.in.read() >= 0) { }
        System.exit(0);
    }
}
