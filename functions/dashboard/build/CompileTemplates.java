import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.OwaspHtmlPolicy;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compiles the templates into the module's classes, with the dependencies' classes and the module's
 * own in sight. Run by the build; not a part of the product.
 */
public final class CompileTemplates {

  public static void main(String[] folders) throws IOException {
    Path sources = Path.of(folders[0]);
    Path work = Path.of(folders[1]);
    Path classes = Path.of(folders[2]);
    TemplateEngine engine =
        TemplateEngine.create(
            new DirectoryCodeResolver(sources),
            work,
            ContentType.Html,
            CompileTemplates.class.getClassLoader(),
            "gg.jte.generated.precompiled");
    engine.setHtmlPolicy(new OwaspHtmlPolicy());
    engine.setTrimControlStructures(true);
    engine.setHtmlCommentsPreserved(false);
    List<String> path = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    engine.precompileAll(Stream.concat(path.stream(), Stream.of(classes.toString())).toList());
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        Path target = classes.resolve(work.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
