package io.github.e2emaven.junitxml;

/** Text that XML 1.0 can hold. */
final class XmlText {

  private XmlText() {}

  /** Replaces characters that no XML may hold, lone surrogates included, by U+FFFD. */
  static String clean(String text) {
    if (text.codePoints().allMatch(XmlText::legal)) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> clean.appendCodePoint(legal(c) ? c : 0xfffd));
    return clean.toString();
  }

  static String content(String text) {
    return escaped(clean(text));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#13;");
  }

  /** With line ends and tabs, which a parser would turn into spaces. */
  static String attribute(String text) {
    return content(text).replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;");
  }

  private static boolean legal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
