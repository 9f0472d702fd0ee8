package it.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port opened with {@code SO_REUSEADDR} off, which the JDK's HTTP server does not offer. */
final class RudePort {

  private RudePort() {}

  /** Listens and hands every connection on. */
  static void open(int port, InetSocketAddress target) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(false);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    start(
        () -> {
          while (true) {
            join(socket.accept(), new Socket(target.getAddress(), target.getPort()));
          }
        });
  }

  private static void join(Socket client, Socket server) {
    start(() -> copy(client, server));
    start(() -> copy(server, client));
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to;
        InputStream bytes = from.getInputStream()) {
      bytes.transferTo(to.getOutputStream());
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // A connection that is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
