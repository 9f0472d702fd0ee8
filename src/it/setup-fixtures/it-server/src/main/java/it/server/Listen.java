package it.server;

import java.net.InetAddress;
import java.net.ServerSocket;

/** Listens until it is killed, on the port that it is given or on one of its own. */
final class Listen {

  private Listen() {}

  public static void main(String[] args) throws Exception {
    int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
    try (var socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      while (true) {
        socket.accept().close();
      }
    }
  }
}
