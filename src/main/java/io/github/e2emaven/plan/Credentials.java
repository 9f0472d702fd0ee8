package io.github.e2emaven.plan;

/**
 * A PostgreSQL role with its password.
 *
 * @param user role name
 * @param password its password, empty for none
 */
public record Credentials(String user, Secret password) {

  /**
   * A password that does not appear in logs by accident.
   *
   * @param value the clear text
   */
  public record Secret(String value) {

    /** Never the clear text. */
    @Override
    public String toString() {
      return "***";
    }
  }
}
