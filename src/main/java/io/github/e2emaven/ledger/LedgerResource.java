package io.github.e2emaven.ledger;

import java.util.Objects;

/**
 * Something a run makes and must release.
 *
 * @param kind what it is
 * @param name how it is found again: a cookie, a port number, a database name, an absolute path
 * @param place where it is, for a database the server as {@code host:port}, or the directory of an
 *     embedded server's cluster; else empty
 */
public record LedgerResource(Kind kind, String name, String place) {

  /** Refuses what a damaged line leaves out. */
  public LedgerResource {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(name);
    Objects.requireNonNull(place);
  }

  /** Kinds of resources. */
  public enum Kind {
    /** All processes that carry the cookie {@code name} in {@code E2E_STACK}. */
    PROCESSES,
    /** A claimed TCP port of the loopback interface. */
    PORT,
    /** A database. */
    DATABASE,
    /** A directory to delete. */
    DIRECTORY
  }
}
