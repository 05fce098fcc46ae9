package main

import (
	"flag"
	"strings"

	"go-micro.dev/v5/broker"
)

// pubsub publishes and subscribes through the HTTP broker, or NATS. Commands and their reports:
//
//	subscribe TOPIC [QUEUE]   "subscribed TOPIC"; from then on "got TOPIC TEXT USER"
//	publish TOPIC TEXT        "published TEXT", or "failed publish REASON"
func pubsub(arguments []string) error {
	flags := flag.NewFlagSet("pubsub", flag.ExitOnError)
	domain := flags.String("domain", "", "mDNS domain; empty: that of the library; or nats:ADDRESS")
	flags.Parse(arguments)

	through := openBroker(*domain)
	if err := through.Init(); err != nil {
		return err
	}
	if err := through.Connect(); err != nil {
		return err
	}
	defer through.Disconnect()
	report("ready")
	commands(func(words []string) {
		if err := tell(through, words); err != nil {
			report("failed", words[0], err)
		}
	})
	return nil
}

func openBroker(domain string) broker.Broker {
	if address, isNats := strings.CutPrefix(domain, "nats:"); isNats {
		return newNatsBroker(broker.Addrs(address))
	}
	return newBroker(broker.Registry(openRegistry(domain)), broker.Addrs("127.0.0.1:0"))
}

func tell(through broker.Broker, words []string) error {
	switch words[0] {
	case "subscribe":
		return listen(through, words[1], words[2:])
	case "publish":
		message := &broker.Message{
			Header: map[string]string{"Content-Type": "text/plain", "X-User-Id": "john"},
			Body:   []byte(words[2]),
		}
		if err := through.Publish(words[1], message); err != nil {
			return err
		}
		report("published", words[2])
		return nil
	}
	report("unknown", words[0])
	return nil
}

func listen(through broker.Broker, topic string, queue []string) error {
	var options []broker.SubscribeOption
	for _, name := range queue {
		options = append(options, broker.Queue(name))
	}
	_, err := through.Subscribe(topic, func(event broker.Event) error {
		message := event.Message()
		report("got", topic, string(message.Body), message.Header["X-User-Id"])
		return nil
	}, options...)
	if err == nil {
		report("subscribed", topic)
	}
	return err
}
