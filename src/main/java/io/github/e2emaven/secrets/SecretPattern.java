package io.github.e2emaven.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Finds one secret in bytes, in clear and encoded. Each character may be encoded on its own,
 * because encoders differ in what they leave in clear, and twice, because a URL or a JSON text with
 * the secret ends up in the attribute of a report. Encodings: percent-encoding ({@code +} for a
 * space, too), entities of XML (named, decimal, hexadecimal), and the backslash escapes of JSON,
 * Java and property files. Bytes are those of UTF-8, and of ISO-8859-1 for text of an old locale.
 */
final class SecretPattern {

  private static final List<IntFunction<String>> ENCODINGS =
      List.of(
          c -> percent(c).toLowerCase(Locale.ROOT),
          c -> percent(c).toUpperCase(Locale.ROOT),
          c -> c == ' ' ? "+" : percent(c),
          SecretPattern::entity,
          c -> "&#" + c + ";",
          c -> String.format(Locale.ROOT, "&#%03d;", c),
          c -> "&#x" + Integer.toHexString(c) + ";",
          c -> "&#x" + Integer.toHexString(c).toUpperCase(Locale.ROOT) + ";",
          c -> isAlphanumeric(c) || c > 0x7e ? Character.toString(c) : "\\" + Character.toString(c),
          c -> unicode(c, "%04x"),
          c -> unicode(c, "%04X"));

  private final CharacterForms[] characters;
  private final SecretReach reach;

  /** Finds this secret, which is not empty. */
  SecretPattern(String secret) {
    characters = secret.codePoints().mapToObj(CharacterForms::new).toArray(CharacterForms[]::new);
    reach = SecretReach.of(secret);
  }

  /** The most bytes that an occurrence can have. */
  int longest() {
    var length = 0;
    for (var character : characters) {
      length += character.longest;
    }
    return length;
  }

  /**
   * The end of the occurrence that starts here, or -1.
   *
   * @param text bytes
   * @param start where the occurrence may start; what is before is looked at as well
   * @param limit end of the text
   */
  int end(byte[] text, int start, int limit) {
    if (characters[0].startingWith(text[start]).length == 0) {
      return -1;
    }
    var end = end(text, start, limit, 0);
    return end >= 0 && reach.covers(text, start, end, limit) ? end : -1;
  }

  private int end(byte[] text, int at, int limit, int character) {
    if (character == characters.length) {
      return at;
    }
    if (at == limit) {
      return -1;
    }
    for (var form : characters[character].startingWith(text[at])) {
      if (isAt(form, text, at, limit)) {
        var end = end(text, at + form.length, limit, character + 1);
        if (end >= 0) {
          return end;
        }
      }
    }
    return -1;
  }

  private static boolean isAt(byte[] form, byte[] text, int at, int limit) {
    if (at + form.length > limit) {
      return false;
    }
    for (var i = 0; i < form.length; i++) {
      if (text[at + i] != form[i]) {
        return false;
      }
    }
    return true;
  }

  /** All forms of one character, by their first byte: most bytes of a text start none. */
  private static final class CharacterForms {

    private static final byte[][] NONE = {};

    private final byte[][][] byStart = new byte[256][][];
    private final int longest;

    CharacterForms(int c) {
      var forms = forms(c);
      longest = forms.get(0).length;
      Arrays.fill(byStart, NONE);
      forms.stream()
          .collect(Collectors.groupingBy(form -> form[0] & 0xff))
          .forEach((start, group) -> byStart[start] = group.toArray(byte[][]::new));
    }

    byte[][] startingWith(byte start) {
      return byStart[start & 0xff];
    }
  }

  /** The longest first. */
  private static List<byte[]> forms(int c) {
    Set<String> texts = new LinkedHashSet<>();
    texts.add(Character.toString(c));
    for (var encoding : ENCODINGS) {
      var once = encoding.apply(c);
      texts.add(once);
      ENCODINGS.forEach(other -> texts.add(encoded(once, other)));
    }
    var forms = new ArrayList<byte[]>();
    texts.forEach(text -> forms.add(text.getBytes(StandardCharsets.UTF_8)));
    if (c >= 0x80 && c <= 0xff) {
      forms.add(new byte[] {(byte) c});
    }
    forms.sort(Comparator.comparingInt((byte[] form) -> form.length).reversed());
    return forms;
  }

  /** Encoders of every kind leave letters and digits in clear. */
  private static String encoded(String text, IntFunction<String> encoding) {
    var encoded = new StringBuilder();
    text.codePoints()
        .mapToObj(c -> isAlphanumeric(c) ? Character.toString(c) : encoding.apply(c))
        .forEach(encoded::append);
    return encoded.toString();
  }

  private static String percent(int c) {
    var encoded = new StringBuilder();
    for (var part : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      encoded.append(String.format(Locale.ROOT, "%%%02X", part));
    }
    return encoded.toString();
  }

  private static String entity(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&apos;";
      default -> Character.toString(c);
    };
  }

  private static String unicode(int c, String digits) {
    var encoded = new StringBuilder();
    for (var unit : Character.toChars(c)) {
      encoded.append("\\u").append(String.format(Locale.ROOT, digits, (int) unit));
    }
    return encoded.toString();
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
