package io.github.e2emaven.docs;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** The plugin's descriptor, as Maven reads it. */
record PluginXml(Xpp3Dom dom) {

  private static final Path FILE = Path.of("target/classes/META-INF/maven/plugin.xml");

  static PluginXml read() throws IOException, XmlPullParserException {
    try (Reader reader = Files.newBufferedReader(FILE)) {
      return new PluginXml(Xpp3DomBuilder.build(reader));
    }
  }

  String version() {
    return dom.getChild("version").getValue();
  }

  /** Goal to default phase, {@code none} for a goal without one. */
  Map<String, String> goals() {
    return Arrays.stream(dom.getChild("mojos").getChildren())
        .collect(
            Collectors.toMap(
                mojo -> mojo.getChild("goal").getValue(),
                mojo -> mojo.getChild("phase") == null ? "none" : mojo.getChild("phase").getValue(),
                (a, b) -> a,
                TreeMap::new));
  }

  /** Every parameter that a user may set, with its property; of all goals but help. */
  Map<String, String> parameters() {
    var properties = new TreeMap<String, String>();
    for (var mojo : dom.getChild("mojos").getChildren()) {
      if (!mojo.getChild("goal").getValue().equals("help")) {
        addParameters(mojo, properties);
      }
    }
    return properties;
  }

  private static void addParameters(Xpp3Dom mojo, Map<String, String> properties) {
    for (var parameter : mojo.getChild("parameters").getChildren()) {
      if (parameter.getChild("editable").getValue().equals("true")) {
        var name = parameter.getChild("name").getValue();
        var configured = mojo.getChild("configuration").getChild(name);
        var expression = configured == null ? null : configured.getValue();
        properties.put(name, expression == null ? "" : expression.replaceAll("[${}]", ""));
      }
    }
  }
}
