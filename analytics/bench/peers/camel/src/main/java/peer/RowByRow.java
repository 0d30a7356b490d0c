package peer;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.model.dataformat.CsvDataFormat;

/** The route that anybody would write first: a file, split into rows, each row as JSON a message of its own. */
public final class RowByRow {
    private RowByRow() {}

    /**
     * @param arguments the inbox, Kafka's address, the topic
     */
    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + arguments[0] + "?delay=100&initialDelay=0&readLock=rename")
                        .unmarshal(rows())
                        .split(body())
                        .streaming()
                        .marshal()
                        .json()
                        .to("kafka:" + arguments[2] + "?brokers=" + arguments[1]);
            }
        });
        main.run();
    }

    /** Read while it is split, so that a large file needs no large memory. */
    private static CsvDataFormat rows() {
        CsvDataFormat rows = new CsvDataFormat();
        rows.setUseMaps("true");
        rows.setLazyLoad("true");
        return rows;
    }
}
