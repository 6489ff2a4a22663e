package io.envtest.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java source file of the project.
 *
 * @param module directory of its module
 * @param main whether it is main code
 * @param path where it stands, below the project's root
 * @param lines its lines
 */
record SourceFile(String module, boolean main, Path path, List<String> lines) {

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+?)(?:\\.\\*)?;");
    private static final Pattern METHOD = Pattern.compile(
            "^    (?:    )?(?! )(?:@\\w+(?:\\([^)]*\\))? )*(?:public |protected |private |static |final |abstract |synchronized |default |<[^>]+> )*"
                    + "[\\w<>\\[\\],.?@ ]+ (\\w+)\\(.*");

    /** Every source file of every module, tests included. */
    static List<SourceFile> all() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("catalogue-generator"))) {
            root = root.getParent();
        }
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.filter(m -> Files.exists(m.resolve("pom.xml")))
                    .sorted()
                    .toList()) {
                files.addAll(below(root, module, "main"));
                files.addAll(below(root, module, "test"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static List<SourceFile> below(Path root, Path module, String kind) throws IOException {
        Path sources = module.resolve("src/" + kind + "/java");
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(sources)) {
            for (Path path :
                    paths.filter(p -> p.toString().endsWith(".java")).sorted().toList()) {
                String name = module.getFileName().toString();
                files.add(new SourceFile(name, kind.equals("main"), root.relativize(path), Files.readAllLines(path)));
            }
        }
        return files;
    }

    String packageName() {
        return lines.stream()
                .map(PACKAGE::matcher)
                .filter(Matcher::find)
                .map(m -> m.group(1))
                .findFirst()
                .orElse("");
    }

    /** Packages (with type names behind them) that the file imports. */
    List<String> imports() {
        return lines.stream()
                .map(IMPORT::matcher)
                .filter(Matcher::find)
                .map(m -> m.group(1))
                .toList();
    }

    /** A method and the number of its lines. */
    record Method(String name, int line, int length) {}

    /** The methods, found by the formatter's indentation: a head ends with a brace, its end stands under its begin. */
    List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher head = METHOD.matcher(lines.get(i));
            if (!head.matches() || lines.get(i).endsWith(";") || head.group(1).equals("record")) {
                continue;
            }
            String indent = lines.get(i).replaceAll("\\S.*", "");
            for (int end = i; end < lines.size(); end++) {
                if (lines.get(end).equals(indent + "}")) {
                    methods.add(new Method(head.group(1), i + 1, end - i + 1));
                    break;
                }
                if (end > i && lines.get(end).endsWith(";") && !lines.get(end).startsWith(indent + "  ")) {
                    break;
                }
            }
        }
        return methods;
    }
}
