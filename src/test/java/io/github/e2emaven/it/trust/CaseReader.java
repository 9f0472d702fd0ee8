package io.github.e2emaven.it.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads the test cases of {@code TEST-*.xml}. */
final class CaseReader {

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
      var nodes = builder.parse(report.toFile()).getElementsByTagName("testcase");
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

  private static String result(Element test) {
    return Stream.of("error", "failure", "skipped")
        .filter(name -> test.getElementsByTagName(name).getLength() > 0)
        .findFirst()
        .orElse("passed");
  }
}
