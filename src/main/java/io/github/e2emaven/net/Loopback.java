package io.github.e2emaven.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The loopback address of this machine, on which the servers and the embedded PostgreSQL listen:
 * 127.0.0.1, or ::1 where that is the only one.
 *
 * @param host as {@code ss} and PostgreSQL write it, without brackets
 */
public record Loopback(String host) {

  private static final Loopback IPV4 = new Loopback("127.0.0.1");
  private static final Loopback IPV6 = new Loopback("::1");

  /** How long a connection to a socket of this process may take. */
  private static final int CONNECT_MILLIS = 2_000;

  /**
   * The address that works on the machine.
   *
   * @return empty when none does, as in a container whose device {@code lo} is down
   */
  public static Optional<Loopback> find() {
    return Stream.of(IPV4, IPV6).filter(Loopback::works).findFirst();
  }

  /** The address that works, found once; where none does, the one that nearly all machines have. */
  public static Loopback ofMachine() {
    return Found.MACHINE;
  }

  /** A port of this address. */
  InetSocketAddress at(int port) {
    return new InetSocketAddress(host, port);
  }

  /** On a device that is down a bind can succeed, a connection never. */
  private boolean works() {
    try (var server = new ServerSocket();
        var client = new Socket()) {
      server.bind(at(0));
      client.connect(server.getLocalSocketAddress(), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return isUp(); // no port may be free now
    }
  }

  private boolean isUp() {
    try {
      var device = NetworkInterface.getByInetAddress(InetAddress.getByName(host));
      return device != null && device.isUp();
    } catch (IOException e) {
      return false;
    }
  }

  private static final class Found {
    static final Loopback MACHINE = find().orElse(IPV4);
  }
}
