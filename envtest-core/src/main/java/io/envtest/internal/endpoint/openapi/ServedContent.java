package io.envtest.internal.endpoint.openapi;

import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.meta.HttpTime;
import io.envtest.internal.request.ApiRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Content that clients may keep, and ask for only if it changed, or in parts.
 *
 * @param contentType its type
 * @param headers what is said besides
 * @param tag its entity tag in quotes, empty for none
 * @param modified when it became what it is
 * @param bytes the content; not to be changed
 */
record ServedContent(
        String contentType, Map<String, List<String>> headers, String tag, Instant modified, byte[] bytes) {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

    /** What a client gets that may have it already. */
    Answer answer(ApiRequest request) {
        if (!request.header("If-Match").isEmpty() && !names(request.header("If-Match"), false)) {
            return new Answer.Raw(412, tag.isEmpty() ? "" : contentType, told(false), new byte[0]);
        }
        if (isKnown(request)) {
            Map<String, List<String>> told = told(false);
            if (!tag.isEmpty()) {
                told.remove("Last-Modified");
            }
            return new Answer.Raw(304, "", told, new byte[0]);
        }
        Matcher range = RANGE.matcher(request.header("Range"));
        return range.matches() && Long.parseLong(range.group(1)) < bytes.length
                ? part(Integer.parseInt(range.group(1)), range.group(2))
                : new Answer.Raw(200, contentType, told(true), bytes);
    }

    private Answer part(int from, String last) {
        int to = (int) Math.min(last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last), bytes.length - 1L);
        Map<String, List<String>> told = told(true);
        told.put("Content-Range", List.of("bytes " + from + "-" + to + "/" + bytes.length));
        return new Answer.Raw(206, contentType, told, Arrays.copyOfRange(bytes, from, Math.max(from, to + 1)));
    }

    private Map<String, List<String>> told(boolean inParts) {
        Map<String, List<String>> told = new LinkedHashMap<>(headers);
        if (!tag.isEmpty()) {
            told.put("ETag", List.of(tag));
        }
        told.put("Last-Modified", List.of(HttpTime.text(modified)));
        if (inParts) {
            told.put("Accept-Ranges", List.of("bytes"));
        }
        return told;
    }

    private boolean isKnown(ApiRequest request) {
        if (!request.header("If-None-Match").isEmpty()) {
            return names(request.header("If-None-Match"), true);
        }
        String since = request.header("If-Modified-Since");
        try {
            return !since.isEmpty()
                    && !modified.truncatedTo(ChronoUnit.SECONDS)
                            .isAfter(ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return false; // no date says nothing
        }
    }

    /** Whether the tag is among those sent. */
    private boolean names(String sent, boolean weakToo) {
        return Arrays.stream(sent.split(","))
                .map(String::strip)
                .anyMatch(each ->
                        each.equals("*") || !tag.isEmpty() && (each.equals(tag) || weakToo && each.equals("W/" + tag)));
    }
}
