package io.envtest.cel.library;

/** A text that is no URL. */
final class UrlException extends Exception {

    UrlException(String message) {
        super(message);
    }
}
