package io.envtest.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the operations of the API classes of the official client. */
final class ApiReader {
    private static final String DIRECTORY = "io/kubernetes/client/openapi/apis/";
    private static final String CALL = "\n    private okhttp3.Call ";

    private ApiReader() {}

    static List<Operation> read(Path jar) throws IOException {
        List<Operation> operations = new ArrayList<>();
        for (String source : SourceText.classes(jar, DIRECTORY).values()) {
            for (int at = source.indexOf(CALL); at >= 0; at = source.indexOf(CALL, at + 1)) {
                int validate = source.indexOf("ValidateBeforeCall(", at);
                String call = source.substring(at, validate);
                if (call.contains("String localVarPath = \"")) {
                    operations.add(operation(call, source, validate));
                }
            }
        }
        return operations;
    }

    private static Operation operation(String call, String source, int validate) {
        String path = SourceText.between(call, "String localVarPath = \"", "\"", 0);
        String method = SourceText.between(call, "buildCall(basePath, localVarPath, \"", "\"", 0);
        int next = source.indexOf("String localVarPath = \"", validate);
        String rest = source.substring(validate, next < 0 ? source.length() : next);
        String result = SourceText.between(rest, "new TypeToken<", ">(", 0);
        return new Operation(path, method, query(call), body(call), result);
    }

    private static Set<String> query(String call) {
        Set<String> names = new TreeSet<>();
        String mark = "parameterToPair(\"";
        for (int at = call.indexOf(mark); at >= 0; at = call.indexOf(mark, at + 1)) {
            names.add(SourceText.between(call, mark, "\"", at));
        }
        return names;
    }

    private static String body(String call) {
        String signature = call.substring(0, call.indexOf(" throws "));
        int at = signature.indexOf(" body,");
        return at < 0 ? "" : signature.substring(signature.lastIndexOf(' ', at - 1) + 1, at);
    }
}
