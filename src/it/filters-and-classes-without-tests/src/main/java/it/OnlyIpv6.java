package it;

import java.net.InetAddress;
import java.net.ServerSocket;

/** A server that listens at {@code ::1} only. */
final class OnlyIpv6 {

  private OnlyIpv6() {}

  public static void main(String[] args) throws Exception {
    var port = Integer.parseInt(System.getenv("PORT"));
    try (var socket = new ServerSocket(port, 50, InetAddress.getByName("::1"))) {
      while (true) {
        socket.accept().close();
      }
    }
  }
}
