package it.server;

import java.net.InetAddress;
import java.net.ServerSocket;

/** Listens on a port of its own until somebody ends it. */
final class Listen {

  private Listen() {}

  public static void main(String[] args) throws Exception {
    try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      while (true) {
        socket.accept().close();
      }
    }
  }
}
