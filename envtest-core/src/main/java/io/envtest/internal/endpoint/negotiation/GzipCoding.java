package io.envtest.internal.endpoint.negotiation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Compressed bodies, for clients that take them. */
public final class GzipCoding {

    private static final int LEVEL = 4;
    private static final Pattern REFUSED = Pattern.compile("\\s*q\\s*=\\s*0(\\.0*)?\\s*");

    private GzipCoding() {}

    /**
     * Whether a client takes them.
     *
     * @param acceptEncoding the client's header, empty if it sent none
     */
    public static boolean isTaken(String acceptEncoding) {
        for (String encoding : acceptEncoding.split(",")) {
            String[] pieces = encoding.split(";");
            String name = pieces[0].strip();
            if (name.equals("gzip") || name.equals("*")) {
                return pieces.length == 1 || !REFUSED.matcher(pieces[1]).matches();
            }
        }
        return false;
    }

    /**
     * Whether a client names them without a preference, which is all that the answers about objects look at.
     *
     * @param acceptEncoding the client's header, empty if it sent none
     */
    public static boolean isNamed(String acceptEncoding) {
        return Arrays.stream(acceptEncoding.split(","))
                .anyMatch(encoding -> encoding.strip().equals("gzip"));
    }

    /** Compresses bytes. */
    public static byte[] compressed(byte[] content) {
        return compressed(List.of(Part.of(content)));
    }

    /** Compresses what stands in some parts. */
    public static byte[] compressed(List<Part> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new Gzip(out)) {
            for (Part part : parts) {
                gzip.write(part.bytes(), part.from(), part.length());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class Gzip extends GZIPOutputStream {
        private static final int BUFFER = 64 * 1024;

        Gzip(ByteArrayOutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(LEVEL);
        }
    }
}
