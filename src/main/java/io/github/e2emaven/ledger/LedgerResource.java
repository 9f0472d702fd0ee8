package io.github.e2emaven.ledger;

import java.util.Objects;

/**
 * A resource that a run creates and must release.
 *
 * @param kind of the resource
 * @param name by which it is found: a cookie, a port number, a database name, an absolute path
 * @param place of a database: the server as {@code host:port}, or the directory of an embedded
 *     server's cluster; else empty
 */
public record LedgerResource(Kind kind, String name, String place) {

  /** Throws {@link NullPointerException} for a damaged line without one of the values. */
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
