package io.github.e2emaven.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Quotes identifiers and literals, and derives keys from names. */
public final class SqlSyntax {

  private SqlSyntax() {}

  /** A quoted identifier. */
  public static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** A quoted literal, valid with and without {@code standard_conforming_strings}. */
  public static String literal(String value) {
    var quoted = "'" + value.replace("'", "''").replace("\\", "\\\\") + "'";
    return value.indexOf('\\') < 0 ? quoted : "E" + quoted;
  }

  /** A setting's name, which may have a prefix and a dot. */
  public static String setting(String name) {
    return Arrays.stream(name.split("\\.")).map(SqlSyntax::name).collect(Collectors.joining("."));
  }

  /** The elements of a list as {@code pg_db_role_setting} stores it: {@code "$user", public}. */
  public static List<String> elements(String list) {
    var elements = new ArrayList<String>();
    var element = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '"' && quoted && i + 1 < list.length() && list.charAt(i + 1) == '"') {
        element.append(list.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        elements.add(element.toString());
        element.setLength(0);
      } else if (quoted || !Character.isWhitespace(c)) {
        element.append(c);
      }
    }
    elements.add(element.toString());
    return elements;
  }

  /** The key of the advisory lock for a name. */
  public static long lockKey(String name) {
    return ByteBuffer.wrap(digest(name)).getLong();
  }

  /** The first hexadecimal digits of the name's SHA-256. */
  public static String hash(String name, int digits) {
    return HexFormat.of().formatHex(digest(name)).substring(0, digits);
  }

  private static byte[] digest(String name) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
