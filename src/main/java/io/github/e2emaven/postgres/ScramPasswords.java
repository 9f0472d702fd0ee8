package io.github.e2emaven.postgres;

import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.util.PasswordUtil;

/** Generates passwords, and the verifiers that PostgreSQL gets in their place. */
public final class ScramPasswords {

  private static final SecureRandom RANDOM = new SecureRandom();

  private ScramPasswords() {}

  /** A role with a new password of 128 random bits. */
  public static Credentials random(String role) {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return new Credentials(role, new Secret(HexFormat.of().formatHex(bytes)));
  }

  /**
   * The password that every run of this administrator computes for the role: HMAC-SHA256 of the
   * administrator's password and the role's name. So runs agree on it without storing it. It can be
   * guessed when the administrator has no password; such a server is open to everyone anyway.
   */
  static Credentials derived(Credentials admin, String role) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var key = "e2e-maven-plugin:" + admin.password().value();
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var bytes = mac.doFinal(role.getBytes(StandardCharsets.UTF_8));
      return new Credentials(role, new Secret(HexFormat.of().formatHex(bytes).substring(0, 32)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /**
   * The quoted SCRAM verifier. The clear text is never part of a statement, so that it cannot reach
   * the server's log.
   */
  public static String verifier(Credentials credentials) throws SQLException {
    return SqlSyntax.literal(
        PasswordUtil.encodePassword(
            credentials.user(), credentials.password().value().toCharArray(), "scram-sha-256"));
  }
}
