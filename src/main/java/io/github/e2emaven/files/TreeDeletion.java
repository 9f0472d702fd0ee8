package io.github.e2emaven.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;

/**
 * Deletes what is in a directory, each entry by its name in the opened directory: a path could lead
 * elsewhere as soon as the owner of one of its directories replaces it by a link.
 */
final class TreeDeletion {

  private TreeDeletion() {}

  static void empty(SecureDirectoryStream<Path> directory) throws IOException {
    for (var entry : directory) {
      try {
        delete(directory, entry.getFileName());
      } catch (NoSuchFileException e) {
        // the last backends of a killed server still delete files
      }
    }
  }

  private static void delete(SecureDirectoryStream<Path> parent, Path name) throws IOException {
    var view = parent.getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS);
    if (!view.readAttributes().isDirectory()) {
      parent.deleteFile(name);
      return;
    }
    try (var child = parent.newDirectoryStream(name, NOFOLLOW_LINKS)) {
      empty(child);
    }
    parent.deleteDirectory(name);
  }
}
