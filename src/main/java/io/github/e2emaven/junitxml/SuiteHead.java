package io.github.e2emaven.junitxml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A report up to its first test case.
 *
 * @param attributes attributes of {@code <testsuite>}
 * @param properties system properties of the test JVM; the report's passwords are masked on disk
 */
record SuiteHead(Map<String, String> attributes, List<Property> properties) {

  /**
   * A system property.
   *
   * @param name its key
   * @param value its value
   */
  record Property(String name, String value) {}

  SuiteHead {
    attributes = new LinkedHashMap<>(attributes);
    properties = List.copyOf(properties);
  }

  /** The head of a suite without any report. */
  static SuiteHead none() {
    return new SuiteHead(Map.of(), List.of());
  }

  /** Reads the head and nothing after it. */
  static SuiteHead read(Path report) throws IOException, XMLStreamException {
    try (var in = Files.newInputStream(report)) {
      var xml = SecureXml.reader(in);
      xml.nextTag();
      var attributes = SecureXml.attributes(xml);
      var properties = new ArrayList<Property>();
      while (SecureXml.nextElement(xml) && !xml.getLocalName().equals("testcase")) {
        if (xml.getLocalName().equals("properties")) {
          readProperties(xml, properties);
        } else {
          SecureXml.skip(xml);
        }
      }
      return new SuiteHead(attributes, properties);
    }
  }

  private static void readProperties(XMLStreamReader xml, List<Property> properties)
      throws XMLStreamException {
    while (SecureXml.nextElement(xml)) {
      var name = SecureXml.attribute(xml, "name");
      properties.add(new Property(name, SecureXml.attribute(xml, "value")));
      SecureXml.skip(xml);
    }
  }
}
