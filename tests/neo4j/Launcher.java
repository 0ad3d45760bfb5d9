import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * Real Neo4j Community servers in one process: one for each home folder that is named, set by its conf/neo4j.conf.
 *
 * Community has one database a server, and a test may need two graphs at once. Prints "ready" when all are up; stops
 * them in order when it is terminated, or when what started it closes its standard input.
 */
public class Launcher {
    public static void main(String[] homes) throws Exception {
        List<DatabaseManagementService> servers = new ArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> servers.forEach(DatabaseManagementService::shutdown)));
        for (String home : homes) {
            Path folder = Path.of(home);
            servers.add(new DatabaseManagementServiceBuilder(folder)
                    .loadPropertiesFromFile(folder.resolve("conf").resolve("neo4j.conf"))
                    .build());
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // what started us lives
        }
        System.exit(0);
    }
}
