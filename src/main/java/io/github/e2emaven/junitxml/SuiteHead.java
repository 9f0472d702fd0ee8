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
 * What stands in a report before its first test.
 *
 * @param attributes of {@code <testsuite>}
 * @param properties system properties of the test JVM, passwords masked
 */
record SuiteHead(Map<String, String> attributes, List<Property> properties) {

  /**
   * A system property.
   *
   * @param name its key
   * @param value its value
   */
  record Property(String name, String value) {}

  private static final String PASSWORD = "e2e.db.password";

  /** Shorter ones could be part of any word. */
  private static final int SHORTEST_TO_SEARCH = 8;

  SuiteHead {
    attributes = new LinkedHashMap<>(attributes);
    properties = masked(properties);
  }

  /** For a suite that no report tells anything about. */
  static SuiteHead none() {
    return new SuiteHead(Map.of(), List.of());
  }

  /** Reads no further than the head. */
  static SuiteHead read(Path report) throws IOException, XMLStreamException {
    try (var in = Files.newInputStream(report)) {
      var xml = SecureXml.reader(in);
      xml.nextTag();
      var attributes = attributes(xml);
      var properties = new ArrayList<Property>();
      while (ElementCopy.nextElement(xml) && !xml.getLocalName().equals("testcase")) {
        if (xml.getLocalName().equals("properties")) {
          readProperties(xml, properties);
        } else {
          ElementCopy.skip(xml);
        }
      }
      return new SuiteHead(attributes, properties);
    }
  }

  private static void readProperties(XMLStreamReader xml, List<Property> properties)
      throws XMLStreamException {
    while (ElementCopy.nextElement(xml)) {
      var attributes = attributes(xml);
      properties.add(
          new Property(attributes.getOrDefault("name", ""), attributes.getOrDefault("value", "")));
      ElementCopy.skip(xml);
    }
  }

  private static Map<String, String> attributes(XMLStreamReader xml) {
    var attributes = new LinkedHashMap<String, String>();
    for (var i = 0; i < xml.getAttributeCount(); i++) {
      var namespace = xml.getAttributeNamespace(i);
      if (namespace == null || namespace.isEmpty()) {
        var name = xml.getAttributeLocalName(i);
        attributes.put(name, TimeAttribute.shown(name, xml.getAttributeValue(i)));
      }
    }
    return attributes;
  }

  private static List<Property> masked(List<Property> properties) {
    var password =
        properties.stream()
            .filter(property -> property.name().equals(PASSWORD))
            .map(Property::value)
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse(null);
    return password == null
        ? List.copyOf(properties)
        : properties.stream().map(property -> masked(property, password)).toList();
  }

  private static Property masked(Property property, String password) {
    var value = property.value();
    if (value.equals(password)) {
      return new Property(property.name(), "***");
    }
    return password.length() < SHORTEST_TO_SEARCH
        ? property
        : new Property(property.name(), value.replace(password, "***"));
  }
}
