// SPDX-License-Identifier: Apache-2.0
package io.datagateway.baselines;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reads the body and answers 201, with an answer as long as the gateway's. */
final class ReadAndAnswer extends Handler.Abstract.NonBlocking {

    private static final byte[] ANSWER = ("{\"batchId\":\"00000000-0000-7000-8000-000000000000\",\"records\":1,"
                    + "\"positions\":[{\"partition\":0,\"offset\":123456,\"records\":1}]}")
            .getBytes(US_ASCII);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Content.Source.consumeAll(request, Callback.from(() -> answer(response, callback), callback::failed));
        return true;
    }

    private static void answer(Response response, Callback callback) {
        response.setStatus(201);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("Gateway-Outcome", "written");
        response.write(true, ByteBuffer.wrap(ANSWER), callback);
    }
}
