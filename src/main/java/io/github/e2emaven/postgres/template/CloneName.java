package io.github.e2emaven.postgres.template;

import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.postgres.SqlSyntax;
import java.util.Locale;

/** Names of clones: {@code e2e_<run>_<class>_<hash>_<attempt>}, 63 bytes at most. */
public final class CloneName {

  private static final int CLASS = 24;
  private static final int HASH = 8;

  private CloneName() {}

  /**
   * The name of an attempt's database, unique in the cluster.
   *
   * @param attempt from 1 to 9999
   */
  public static String of(RunId run, TestFile file, int attempt) {
    if (attempt < 1 || attempt > 9999) {
      throw new IllegalArgumentException("not an attempt: " + attempt);
    }
    var plain = file.simpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    var cut = plain.substring(0, Math.min(CLASS, plain.length()));
    return "e2e_%s_%s_%s_%d".formatted(run, cut, SqlSyntax.hash(file.className(), HASH), attempt);
  }
}
