package io.github.e2emaven.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A server in a JVM of its own that does with its port what its argument says. */
final class PortServer {

  /** Keeps plain sockets open. */
  private static final List<ServerSocket> OPEN = new ArrayList<>();

  private PortServer() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    println("up with port " + System.getenv("PORT"));
    int port = Integer.parseInt(System.getenv("PORT"));
    switch (arguments[0]) {
      case "http" -> http(port);
      case "two" -> {
        listen(port, true);
        http(port);
      }
      case "rude" -> listen(port, false);
      case "named" -> {
        listen(Integer.parseInt(System.getenv("PORT_MANAGEMENT")), true);
        http(port);
      }
      default -> System.exit(3);
    }
    new CountDownLatch(1).await();
  }

  private static void http(int port) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5);
    server.createContext(
        "/ready",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  private static void listen(int port, boolean reuse) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(reuse);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    OPEN.add(socket);
    var closer = new Thread(() -> hangUp(socket));
    closer.setDaemon(true);
    closer.start();
  }

  private static void hangUp(ServerSocket socket) {
    try {
      while (true) {
        socket.accept().close();
      }
    } catch (IOException e) {
      println(e.toString());
    }
  }

  @SuppressWarnings("SystemOut")
  private static void println(String line) {
    System.out.println(line);
  }
}
