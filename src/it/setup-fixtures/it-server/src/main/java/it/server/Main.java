package it.server;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * A server that counts rows, configured by the plugin's contract alone: {@code it.server.Main
 * --port=8080 [--jdbc-url=…] [--fault=…] [--no-schema] [--reuse=false]}.
 */
public final class Main {

  private Main() {}

  /** Starts the server, with the faults that it was told to have. */
  public static void main(String[] args) throws Exception {
    var options = new Options(List.of(args), System.getenv());
    var fault = Fault.of(options);
    System.out.println("it-server " + ProcessHandle.current().pid() + " starts, fault " + fault);
    fault.beforeListening(options);
    var rows = new Rows(options);
    if (rows.exist() && !options.has("no-schema")) {
      rows.createTable();
    }
    var port = Integer.parseInt(options.value("port", "PORT"));
    boolean rude = options.value("reuse", "IT_REUSE").equals("false");
    var loopback = InetAddress.getLoopbackAddress();
    var server = HttpServer.create(new InetSocketAddress(loopback, rude ? 0 : port), 50);
    new Routes(options, rows, fault).addTo(server);
    server.setExecutor(Executors.newCachedThreadPool());
    if (rude) {
      RudePort.open(port, server.getAddress());
    }
    server.start();
    System.out.println("it-server listens on port " + port);
    fault.afterListening();
  }
}
