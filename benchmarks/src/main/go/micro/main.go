// What go-micro's programs cost: the same service, the same front and the same callers as ours, on
// the library as it is today, at fixed addresses. The first argument says which part is played.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
	"time"
)

type settings struct {
	port    int
	nodes   []string
	seconds time.Duration
	rate    int
	mdns    bool

	rounds   int
	messages int
}

var parts = map[string]func(settings) error{
	"users":   users,
	"gateway": gateway,
	"calls":   calls,
	"steady":  steady,
	"first":   first,
	"topics":  topics,
}

func main() {
	if len(os.Args) < 2 || parts[os.Args[1]] == nil {
		log.Fatal("the first argument is one of users, gateway, calls, steady, first, topics")
	}
	flags := flag.NewFlagSet(os.Args[1], flag.ExitOnError)
	port := flags.Int("port", 0, "where to listen, on 127.0.0.1")
	nodes := flags.String("nodes", "", "host and port of each node that is called, between commas")
	seconds := flags.Int("seconds", 1, "how long to call")
	rate := flags.Int("rate", 100, "calls per second")
	mdns := flags.Bool("mdns", false, "announce the service by mDNS")
	rounds := flags.Int("rounds", 1, "how often to make a first call")
	messages := flags.Int("messages", 1000, "how many to publish")
	flags.Parse(os.Args[2:])
	if err := parts[os.Args[1]](settings{
		port:    *port,
		nodes:   strings.Split(*nodes, ","),
		seconds: time.Duration(*seconds) * time.Second,
		rate:    *rate,
		mdns:    *mdns,

		rounds:   *rounds,
		messages: *messages,
	}); err != nil {
		log.Fatal(err)
	}
}

func (s settings) address() string {
	return fmt.Sprintf("127.0.0.1:%d", s.port)
}
