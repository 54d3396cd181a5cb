// Starts one Neo4j in HOME on 127.0.0.1:PORT (0: any free one), hardened as a public one would be, and prints `ready <port>`.
// Run in single-file mode: java -cp 'lib/*' Launch.java HOME PORT [CSV_IMPORT_DIR]
import java.nio.file.Files;
import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

public class Launch {
  public static void main(String[] arguments) throws Exception {
    var home = Path.of(arguments[0]);
    var address = new SocketAddress("127.0.0.1", Integer.parseInt(arguments[1]));
    var csvImport = arguments.length > 2;
    var importFolder = Files.createDirectories(csvImport ? Path.of(arguments[2]) : home.resolve("import"));
    var service = new DatabaseManagementServiceBuilder(home)
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, address)
        .setConfig(BoltConnector.advertised_address, address)
        .setConfig(GraphDatabaseSettings.routing_default_router, GraphDatabaseSettings.RoutingMode.SERVER)
        .setConfig(GraphDatabaseSettings.allow_file_urls, csvImport)
        .setConfig(GraphDatabaseSettings.load_csv_file_url_root, importFolder.toAbsolutePath())
        .setConfig(GraphDatabaseSettings.memory_transaction_max_size, ByteUnit.mebiBytes(512))
        .setConfig(GraphDatabaseSettings.memory_transaction_global_max_size, ByteUnit.mebiBytes(768))
        .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(128))
        .build();
    Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
    var database = (GraphDatabaseAPI) service.database("neo4j");
    var bound = database.getDependencyResolver().resolveDependency(ConnectorPortRegister.class).getLocalAddress(ConnectorType.BOLT);
    System.out.println("ready " + bound.getPort());
    // Started by another process, it ends with it: standard input closes when that one is gone, however it went.
    while (System.in.read() != -1) {}
    System.exit(0);
  }
}
