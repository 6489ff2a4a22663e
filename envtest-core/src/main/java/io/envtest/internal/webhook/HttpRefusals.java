package io.envtest.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.codec.GoJson;
import io.envtest.internal.codec.GoJsonException;
import io.envtest.internal.field.GoQuote;
import java.nio.charset.StandardCharsets;

/** What Kubernetes' client says of an answer with a status that is none of success. */
final class HttpRefusals {

    private static final String UNKNOWN = "unknown";

    private HttpRefusals() {}

    static String message(int code, String contentType, byte[] body) {
        String told = status(body);
        return told.isEmpty() ? generic(code, text(contentType, body)) : told;
    }

    /** The message of a Status that tells of a failure; empty if the body is none. */
    private static String status(byte[] body) {
        try {
            JsonNode value = GoJson.decode(body).value();
            boolean isStatus = value.path("kind").asText("Status").equals("Status")
                    && value.path("apiVersion").asText("v1").equals("v1");
            return isStatus && value.path("status").asText().equals("Failure")
                    ? value.path("message").asText()
                    : "";
        } catch (GoJsonException e) {
            return ""; // any other text
        }
    }

    private static String text(String contentType, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return (contentType.isEmpty() || contentType.startsWith("text/")) && !text.isEmpty() ? text : UNKNOWN;
    }

    private static String generic(int code, String told) {
        return switch (code) {
            case 400 -> "the server rejected our request for an unknown reason";
            case 401 -> "the server has asked for the client to provide credentials";
            case 403, 415 -> told;
            case 404 -> "the server could not find the requested resource";
            case 405 -> "the server does not allow this method on the requested resource";
            case 406 ->
                told.equals(UNKNOWN)
                        ? "the server was unable to respond with a content type that the client supports"
                        : told;
            case 409 -> "the server reported a conflict";
            case 422 -> "the server rejected our request due to an error in our request";
            case 429 -> "the server has received too many requests and has asked us to try again later";
            case 503 -> "the server is currently unable to handle the request";
            case 504 ->
                "the server was unable to return a response in the time allotted, but may still be processing"
                        + " the request";
            default ->
                code >= 500
                        ? "an error on the server (" + GoQuote.quote(told)
                                + ") has prevented the request from succeeding"
                        : "the server responded with the status code " + code + " but did not return more information";
        };
    }
}
