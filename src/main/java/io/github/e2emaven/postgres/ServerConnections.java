package io.github.e2emaven.postgres;

import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.DatabaseAddress;

/**
 * The two ways into a server.
 *
 * @param admin maintenance database and administrator
 * @param application the role that owns template and clones
 * @param majorVersion 17
 */
public record ServerConnections(DatabaseAddress admin, Credentials application, int majorVersion) {

  /** A database as the application sees it. */
  public DatabaseAddress database(String name) {
    return admin.withName(name).as(application);
  }
}
