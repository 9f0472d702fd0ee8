package io.github.e2emaven.net;

/** A TCP port that nobody else on this host claims or is handed until the claim is closed. */
public interface PortClaim extends AutoCloseable {

  /** The port; a server may listen on it while the claim is open. */
  int port();

  /** Gives the port back. Never throws; harmless when called again. */
  @Override
  void close();
}
