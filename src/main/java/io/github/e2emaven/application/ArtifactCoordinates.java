package io.github.e2emaven.application;

import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What names an artifact: {@code groupId:artifactId:version[:type[:classifier]]}.
 *
 * @param type the extension, {@code jar} by default
 * @param classifier empty for none
 */
public record ArtifactCoordinates(
    String groupId, String artifactId, String version, String type, String classifier) {

  private static final Pattern SHAPE = Pattern.compile("[^:\\s]+(:[^:\\s]+){2,4}");

  /**
   * Reads the value of {@code <server><artifact>}.
   *
   * @throws StageException for another shape
   */
  public static ArtifactCoordinates parse(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new StageException(
          RunStage.CONFIGURATION,
          "<server><artifact> is '%s', but must be groupId:artifactId:version, with :type and :classifier if it has them, such as com.acme:app:1.0 or com.acme:app:1.0:jar:exec"
              .formatted(text));
    }
    var parts = List.of(text.split(":"));
    return new ArtifactCoordinates(
        parts.get(0),
        parts.get(1),
        parts.get(2),
        parts.size() > 3 ? parts.get(3) : "jar",
        parts.size() > 4 ? parts.get(4) : "");
  }

  /** The artifact of a module or a dependency. */
  public static ArtifactCoordinates jar(String groupId, String artifactId, String version) {
    return new ArtifactCoordinates(groupId, artifactId, version, "jar", "");
  }

  /** Another artifact of the same module. */
  ArtifactCoordinates withClassifier(String other) {
    return new ArtifactCoordinates(groupId, artifactId, version, type, other);
  }

  /** As they are written in {@code <server><artifact>}. */
  @Override
  public String toString() {
    var name = groupId + ":" + artifactId + ":" + version;
    if (!classifier.isEmpty()) {
      return name + ":" + type + ":" + classifier;
    }
    return type.equals("jar") ? name : name + ":" + type;
  }
}
