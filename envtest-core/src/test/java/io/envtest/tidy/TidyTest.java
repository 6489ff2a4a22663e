package io.envtest.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules of ARCHITECTURE.md and CONTRIBUTING.md that a program can check. */
class TidyTest {

    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 60;
    private static final Pattern BANNED = Pattern.compile(
            "System\\.currentTimeMillis\\(|System\\.nanoTime\\(|Instant\\.now\\("
                    + "|Thread\\.sleep\\(|new Random\\(|UUID\\.randomUUID\\(|LocalDate(Time)?\\.now\\(|Math\\.random\\(");
    private static final Set<String> CLOCK_PACKAGES = Set.of("io.envtest.internal.sim");
    private static final Set<String> UNBOUND_MODULES = Set.of("samples", "benchmarks", "catalogue-generator");

    private final List<SourceFile> all = SourceFile.all();
    private final List<SourceFile> main = all.stream().filter(SourceFile::main).toList();

    @Test
    void filesAreShort() {
        List<String> tooLong = all.stream()
                .filter(file -> file.lines().size() > LONGEST_FILE)
                .map(file -> file.path() + " has " + file.lines().size() + " lines")
                .toList();
        assertThat(tooLong).as("files of more than %d lines", LONGEST_FILE).isEmpty();
    }

    @Test
    void methodsAreShort() {
        List<String> tooLong = new ArrayList<>();
        for (SourceFile file : main) {
            for (SourceFile.Method method : file.methods()) {
                if (method.length() > LONGEST_METHOD) {
                    tooLong.add(file.path() + ":" + method.line() + " " + method.name() + " has " + method.length());
                }
            }
        }
        assertThat(tooLong).as("methods of more than %d lines", LONGEST_METHOD).isEmpty();
    }

    @Test
    void onlySimLooksAtTheClockSleepsOrDrawsRandomNumbers() {
        List<String> calls = new ArrayList<>();
        for (SourceFile file : main) {
            if (CLOCK_PACKAGES.contains(file.packageName()) || UNBOUND_MODULES.contains(file.module())) {
                continue;
            }
            for (int i = 0; i < file.lines().size(); i++) {
                if (BANNED.matcher(file.lines().get(i)).find()) {
                    calls.add(file.path() + ":" + (i + 1) + " "
                            + file.lines().get(i).strip());
                }
            }
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void everyPackageTellsItsPlace() {
        Set<String> packages = new TreeSet<>();
        Set<String> told = new TreeSet<>();
        for (SourceFile file : main) {
            packages.add(file.module() + " " + file.packageName());
            if (file.path().endsWith("package-info.java")) {
                told.add(file.module() + " " + file.packageName());
            }
        }
        packages.removeAll(told);
        assertThat(packages).as("packages without package-info.java").isEmpty();
    }

    @Test
    void librariesStayInTheirRooms() {
        List<String> strays = new ArrayList<>();
        for (SourceFile file : main) {
            for (String imported : file.imports()) {
                if (!LibraryRooms.allows(file, imported)) {
                    strays.add(file.path() + " imports " + imported);
                }
            }
        }
        assertThat(strays).isEmpty();
    }

    @Test
    void packagesImportOnlyWhatTheDesignAllows() {
        List<String> breaches = new ArrayList<>();
        for (SourceFile file : main) {
            for (String imported : file.imports()) {
                String rule = ImportRules.broken(file.packageName(), imported);
                if (!rule.isEmpty()) {
                    breaches.add(file.path() + " imports " + imported + ": " + rule);
                }
            }
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void packagesFormNoCycles() {
        Map<String, Set<String>> uses = new TreeMap<>();
        Set<String> known = new TreeSet<>();
        main.forEach(file -> known.add(file.packageName()));
        for (SourceFile file : main) {
            Set<String> used = uses.computeIfAbsent(file.packageName(), k -> new TreeSet<>());
            for (String imported : file.imports()) {
                String name = packageOf(imported);
                if (known.contains(name) && !name.equals(file.packageName())) {
                    used.add(name);
                }
            }
        }
        assertThat(Cycles.in(uses)).as("packages that import each other").isEmpty();
    }

    private static String packageOf(String imported) {
        String name = imported;
        while (name.contains(".") && Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1))) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        int capital = -1;
        String[] parts = name.split("\\.");
        for (int i = 0; i < parts.length && capital < 0; i++) {
            capital = Character.isUpperCase(parts[i].charAt(0)) ? i : -1;
        }
        return capital < 0 ? name : String.join(".", List.of(parts).subList(0, capital));
    }
}
