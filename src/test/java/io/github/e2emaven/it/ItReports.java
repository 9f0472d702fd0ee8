package io.github.e2emaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.codehaus.plexus.util.DirectoryScanner;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The XML files of a reports directory, read as Jenkins reads them: all of them. */
public final class ItReports {

  private final List<Path> files;

  private ItReports(List<Path> files) {
    this.files = files;
  }

  static ItReports in(Path directory) {
    try (var paths = Files.list(directory)) {
      // The goal's own summary is no test report; Jenkins passes over it, too.
      return new ItReports(
          paths
              .filter(path -> path.toString().endsWith(".xml"))
              .filter(path -> !path.endsWith("failsafe-summary.xml"))
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The reports that a CI system finds with a pattern as Ant reads it, links followed.
   *
   * @param excludes a second pattern, or null
   */
  static ItReports matching(Path project, String pattern, @Nullable String excludes) {
    var scanner = new DirectoryScanner();
    scanner.setBasedir(project.toFile());
    scanner.setIncludes(new String[] {pattern});
    scanner.setExcludes(excludes == null ? new String[0] : new String[] {excludes});
    scanner.scan();
    return new ItReports(Stream.of(scanner.getIncludedFiles()).map(project::resolve).toList());
  }

  static ItReports merged(Path file) {
    return new ItReports(List.of(file));
  }

  /** There is one {@code TEST-<class>.xml} for each of these and nothing else, no test twice. */
  public ItReports areOf(String... classNames) {
    assertThat(files.stream().map(file -> file.getFileName().toString()))
        .containsExactlyInAnyOrder(
            Stream.of(classNames).map(name -> "TEST-" + name + ".xml").toArray(String[]::new));
    assertThat(tests()).doesNotHaveDuplicates();
    return this;
  }

  /** Every file keeps to Surefire's published schema. */
  public ItReports keepToTheSchema() throws IOException, SAXException {
    var schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(ItReports.class.getResource("/io/github/e2emaven/surefire-test-report.xsd"));
    for (var file : files) {
      schema.newValidator().validate(new StreamSource(file.toFile()));
    }
    return this;
  }

  /** All tests as {@code class#name}, as often as they are there. */
  public List<String> tests() {
    return elements("testcase").stream()
        .map(test -> test.getAttribute("classname") + "#" + test.getAttribute("name"))
        .toList();
  }

  /** The messages of all elements of one kind: {@code failure}, {@code error}. */
  public List<String> messages(String kind) {
    return elements(kind).stream().map(element -> element.getAttribute("message")).toList();
  }

  /** All elements of this name. */
  public List<Element> elements(String name) {
    var found = new ArrayList<Element>();
    for (var file : files) {
      var nodes = root(file).getElementsByTagName(name);
      IntStream.range(0, nodes.getLength()).forEach(i -> found.add((Element) nodes.item(i)));
    }
    return found;
  }

  private static Element root(Path file) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new AssertionError(file + " is no XML", e);
    }
  }
}
