package io.envtest.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.objectstore.ObjectEvent;
import io.envtest.internal.objectstore.SortedObjects;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private final EventLog log = new EventLog(10, SortedObjects.EMPTY);

    @Test
    void placeOfARevisionIsTheNewestEntryNotAfterIt() {
        append(12, 15, 20);
        assertThat(revisionAt(10)).isEqualTo(10);
        assertThat(revisionAt(11)).isEqualTo(10);
        assertThat(revisionAt(12)).isEqualTo(12);
        assertThat(revisionAt(19)).isEqualTo(15);
        assertThat(revisionAt(20)).isEqualTo(20);
        assertThat(revisionAt(99)).isEqualTo(20);
        assertThat(log.at(9)).isNull();
    }

    @Test
    void trimKeepsWhatTheRevisionNeeds() {
        append(12, 15, 20);
        log.trim(16);
        assertThat(log.at(12)).isNull();
        assertThat(revisionAt(16)).isEqualTo(15);
        assertThat(log.size()).isEqualTo(2);
        log.trim(99);
        assertThat(revisionAt(99)).isEqualTo(20);
        assertThat(log.size()).isEqualTo(1);
    }

    @Test
    void readerBehindATrimGoesOnWithoutGap() {
        EventLog.Entry place = log.tail();
        for (int revision = 11; revision < 1000; revision++) {
            append(revision);
        }
        log.trim(900);
        int seen = 10;
        for (EventLog.Entry next = place.next(); next != null; next = next.next()) {
            assertThat(next.revision()).isEqualTo(++seen);
        }
        assertThat(seen).isEqualTo(999);
        assertThat(place.distanceTo(log.tail())).isEqualTo(989);
        assertThat(log.size()).isEqualTo(100);
    }

    private long revisionAt(long revision) {
        EventLog.Entry entry = log.at(revision);
        return entry == null ? -1 : entry.revision();
    }

    private void append(long... revisions) {
        for (long revision : revisions) {
            log.append(List.of(new EventLog.Change(new ObjectEvent(revision, null, null), SortedObjects.EMPTY)));
        }
    }
}
