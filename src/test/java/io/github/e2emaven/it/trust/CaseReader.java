package io.github.e2emaven.it.trust;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads the test cases of {@code TEST-*.xml}. */
final class CaseReader {

  private static final Pattern REFERENCE = Pattern.compile("&#(\\d{1,7});");

  private CaseReader() {}

  /** All cases of a reports directory; a report that is no XML has none. */
  static Map<String, List<String>> in(Path directory) throws IOException {
    var cases = new TreeMap<String, List<String>>();
    for (var report : reports(directory)) {
      for (var test : tests(report)) {
        var name = test.getAttribute("classname") + "#" + test.getAttribute("name");
        cases.computeIfAbsent(name, key -> new ArrayList<>()).add(result(test));
      }
    }
    return cases;
  }

  private static List<Path> reports(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .sorted()
          .toList();
    }
  }

  private static List<Element> tests(Path report) throws IOException {
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(null);
      var text = new String(Files.readAllBytes(report), StandardCharsets.UTF_8);
      var source = new InputSource(new StringReader(wellFormed(text)));
      var nodes = builder.parse(source).getElementsByTagName("testcase");
      var tests = new ArrayList<Element>();
      for (int i = 0; i < nodes.getLength(); i++) {
        tests.add((Element) nodes.item(i));
      }
      return tests;
    } catch (SAXException e) {
      return List.of();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Surefire writes characters, and references to them, that XML cannot hold. */
  private static String wellFormed(String text) {
    var characters = new StringBuilder();
    text.codePoints().map(it -> isXml(it) ? it : '?').forEach(characters::appendCodePoint);
    return REFERENCE
        .matcher(characters)
        .replaceAll(it -> isXml(Integer.parseInt(it.group(1))) ? it.group() : "?");
  }

  private static boolean isXml(int character) {
    return character < ' '
        ? "\t\n\r".indexOf(character) >= 0
        : character < Character.MIN_SURROGATE
            || (character > Character.MAX_SURROGATE && character != 0xFFFE && character != 0xFFFF);
  }

  private static String result(Element test) {
    return Stream.of("error", "failure", "skipped")
        .filter(name -> test.getElementsByTagName(name).getLength() > 0)
        .findFirst()
        .orElse("passed");
  }
}
