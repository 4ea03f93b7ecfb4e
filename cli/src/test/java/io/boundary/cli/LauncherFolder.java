package io.boundary.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A project folder with the launcher in it, that the tests may build in and break. */
record LauncherFolder(Path root) {

  /** Only the launcher: nothing is built yet. */
  static LauncherFolder fresh(Path root) throws IOException {
    LauncherFolder folder = new LauncherFolder(root);
    folder.script("boundary", Files.readString(ProjectFolder.find().resolve("boundary")));
    return folder;
  }

  /** As after a build, with the classes that are being tested. */
  static LauncherFolder built(Path root) throws IOException {
    LauncherFolder folder = fresh(root);
    Files.createSymbolicLink(root.resolve("config"), ProjectFolder.find().resolve("config"));
    Path target = Files.createDirectories(root.resolve("cli/target"));
    pathJar(target.resolve("boundary-cli-0.jar"));
    Files.writeString(target.resolve(".built"), "");
    return folder;
  }

  Path launcher() {
    return root.resolve("boundary");
  }

  /** A file of the folder that can be executed. */
  Path script(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A jar that only names the class path of this test. */
  private static void pathJar(Path jar) throws IOException {
    String paths =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(paths)
                .filter(path -> !path.endsWith("test-classes"))
                .map(path -> Path.of(path).toUri().toString())
                .collect(Collectors.joining(" ")));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.finish();
    }
  }
}
