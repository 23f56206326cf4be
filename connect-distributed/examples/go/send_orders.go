// SPDX-License-Identifier: Apache-2.0

// Sends orders as one batch with a key, and repeats it until its outcome is known.
//
//	send_orders URL CERTS SCHEMA ID...
//
//	send_orders https://localhost:8443 certs sales.orders-2.1.0.avsc ord-1 ord-2
//
// CERTS has ca.crt, sales.orders.crt and sales.orders.key, SCHEMA is the contract's.
// Needs goavro: golang-github-linkedin-goavro-dev in Debian. As a Go module it is github.com/linkedin/goavro/v2.
package main

import (
	"bytes"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/linkedin/goavro"
)

const (
	topic        = "sales.orders"
	version      = "2.1.0"
	giveUpAfter  = 5 * time.Minute
	longestPause = 30 * time.Second
	// Longer than the gateway takes to say that it does not know.
	timeout = 60 * time.Second
)

// One datum after another, nothing between them.
func encode(schema string, orders []map[string]interface{}) ([]byte, error) {
	codec, err := goavro.NewCodec(schema)
	if err != nil {
		return nil, err
	}
	var body []byte
	for _, order := range orders {
		if body, err = codec.BinaryFromNative(body, order); err != nil {
			return nil, err
		}
	}
	return body, nil
}

func newClient(certs string) (*http.Client, error) {
	pair, err := tls.LoadX509KeyPair(filepath.Join(certs, topic+".crt"), filepath.Join(certs, topic+".key"))
	if err != nil {
		return nil, err
	}
	ca, err := os.ReadFile(filepath.Join(certs, "ca.crt"))
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(ca) {
		return nil, errors.New("ca.crt has no certificate")
	}
	transport := &http.Transport{
		ForceAttemptHTTP2: true,
		TLSClientConfig:   &tls.Config{Certificates: []tls.Certificate{pair}, RootCAs: roots},
	}
	return &http.Client{Transport: transport, Timeout: timeout}, nil
}

// The answer to one try. A try without an answer has err.
type answer struct {
	status     int
	outcome    string
	retryAfter string
	body       []byte
	err        error
}

func (a answer) String() string {
	if a.err != nil {
		return a.err.Error()
	}
	return fmt.Sprintf("%d %s", a.status, a.body)
}

// The same batch would be refused again; without an outcome, something before the gateway has answered.
func (a answer) isFinal() bool {
	var unknownAuthority x509.UnknownAuthorityError
	return errors.As(a.err, &unknownAuthority) || a.outcome == "rejected" ||
		(a.err == nil && a.outcome == "" && a.status < 500)
}

func (a answer) pause(otherwise time.Duration) time.Duration {
	if seconds, err := strconv.Atoi(a.retryAfter); err == nil {
		return time.Duration(seconds) * time.Second
	}
	return otherwise
}

func post(client *http.Client, url string, headers http.Header, body []byte) answer {
	request, err := http.NewRequest("POST", url+"/api/1.0/"+topic, bytes.NewReader(body))
	if err != nil {
		return answer{err: err}
	}
	request.Header = headers
	response, err := client.Do(request)
	if err != nil {
		return answer{err: err}
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return answer{
		response.StatusCode, response.Header.Get("Gateway-Outcome"), response.Header.Get("Retry-After"), text, err}
}

// Returns the answer once all records are in Kafka. Every try has the same key, so they are there once.
func send(client *http.Client, url string, body []byte, count int) ([]byte, error) {
	key := make([]byte, 16)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	headers := http.Header{}
	headers.Set("Content-Type", "application/avro")
	headers.Set("version", version)
	headers.Set("batch", strconv.Itoa(count))
	headers.Set("producer-id", "example-go")
	headers.Set("Idempotency-Key", hex.EncodeToString(key))
	end := time.Now().Add(giveUpAfter)
	for pause := time.Second; ; pause = minimum(2*pause, longestPause) {
		answer := post(client, url, headers, body)
		if answer.err == nil && answer.outcome == "written" {
			return answer.body, nil
		}
		wait := answer.pause(pause)
		if answer.isFinal() || time.Now().Add(wait).After(end) {
			return nil, fmt.Errorf("not known to be written, key %x: %v", key, answer)
		}
		fmt.Fprintf(os.Stderr, "again in %v: %v\n", wait, answer)
		time.Sleep(wait)
	}
}

func minimum(a, b time.Duration) time.Duration {
	if a < b {
		return a
	}
	return b
}

func run(url, certs, schemaFile string, ids []string) error {
	schema, err := os.ReadFile(schemaFile)
	if err != nil {
		return err
	}
	var orders []map[string]interface{}
	for _, id := range ids {
		orders = append(orders, map[string]interface{}{
			"order_id":     id,
			"customer_id":  "cust_456",
			"total_amount": 99.99,
			"status":       "confirmed",
			// The library encodes a time as the logical type.
			"created_at": time.Now(),
		})
	}
	body, err := encode(string(schema), orders)
	if err != nil {
		return err
	}
	client, err := newClient(certs)
	if err != nil {
		return err
	}
	text, err := send(client, url, body, len(orders))
	if err != nil {
		return err
	}
	var written struct {
		BatchId string
		Records int
	}
	if err := json.Unmarshal(text, &written); err != nil {
		return err
	}
	fmt.Printf("written: batch %s, %d records\n", written.BatchId, written.Records)
	return nil
}

func main() {
	if len(os.Args) < 5 {
		fmt.Fprintln(os.Stderr, "usage: send_orders URL CERTS SCHEMA ID...")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3], os.Args[4:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
