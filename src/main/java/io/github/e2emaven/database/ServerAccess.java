package io.github.e2emaven.database;

import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.DatabaseAddress;

/**
 * The two ways into a server.
 *
 * @param admin maintenance database and administrator
 * @param application the role that owns template and clones
 * @param majorVersion 17
 */
record ServerAccess(DatabaseAddress admin, Credentials application, int majorVersion) {

  /** A database as the application sees it. */
  DatabaseAddress database(String name) {
    return admin.withName(name).as(application);
  }
}
