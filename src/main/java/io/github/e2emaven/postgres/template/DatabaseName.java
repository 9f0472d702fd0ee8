package io.github.e2emaven.postgres.template;

import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.postgres.SqlSyntax;
import java.util.Locale;

/**
 * Names of our databases, at most 63 bytes: PostgreSQL truncates longer ones silently, and two
 * truncated names may collide.
 */
public final class DatabaseName {

  private static final String TEMPLATE = "e2e_tpl_";
  private static final int FINGERPRINT = 32;
  private static final int OWNER = 6;
  private static final int CLASS = 24;
  private static final int HASH = 8;

  private DatabaseName() {}

  /**
   * The clone of an attempt, unique in the cluster: {@code e2e_<run>_<class>_<hash>_<attempt>}.
   *
   * @param attempt from 1 to 9999
   */
  public static String clone(RunId run, TestFile file, int attempt) {
    if (attempt < 1 || attempt > 9999) {
      throw new IllegalArgumentException("attempt " + attempt + " is not in 1..9999");
    }
    var plain = file.simpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    var cut = plain.substring(0, Math.min(CLASS, plain.length()));
    return "%s%s_%s_%d"
        .formatted(prefix(run), cut, SqlSyntax.hash(file.className(), HASH), attempt);
  }

  /**
   * The template of a fingerprint: {@code e2e_tpl_<at most 32 digits>_<hash of the owner>}. A run
   * cannot use the databases of another owner.
   */
  static String template(String fingerprint, String owner) {
    var digits = fingerprint.substring(0, Math.min(FINGERPRINT, fingerprint.length()));
    return TEMPLATE + digits + "_" + SqlSyntax.hash(owner, OWNER);
  }

  /** Whether a database is called like a template. */
  static boolean isTemplate(String name) {
    return name.startsWith(TEMPLATE);
  }

  /** Whether a database is called like a clone of this run. */
  static boolean isClone(RunId run, String name) {
    return name.startsWith(prefix(run));
  }

  private static String prefix(RunId run) {
    return "e2e_" + run + "_";
  }
}
