package main

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"go-micro.dev/v5/broker"
	"go-micro.dev/v5/registry"
)

const (
	topic      = "orders"
	publishers = 32
	singles    = 2000
)

// topics publishes through the HTTP broker to a subscriber that is reached over HTTP, too, and
// prints how many messages a second arrived, the median in microseconds from publishing to the
// subscriber, and how many messages never came.
func topics(s settings) error {
	from := registry.NewMemoryRegistry()
	subscriber, err := connected(from)
	if err != nil {
		return err
	}
	publisher, err := connected(from)
	if err != nil {
		return err
	}
	arrived := make(chan time.Time, s.messages+singles)
	_, err = subscriber.Subscribe(topic, func(event broker.Event) error {
		arrived <- time.Now()
		return nil
	})
	if err != nil {
		return err
	}
	message := &broker.Message{Header: map[string]string{}, Body: make([]byte, 100)}
	// The other way round, messages that were kept back would be taken for the one that is awaited.
	micros := median(publisher, message, arrived)
	perSecond(publisher, message, arrived, s.messages)
	speed, lost := perSecond(publisher, message, arrived, s.messages)
	fmt.Println(speed, micros, lost)
	return nil
}

func connected(from registry.Registry) (broker.Broker, error) {
	through := broker.NewHttpBroker(broker.Registry(from), broker.Addrs("127.0.0.1:0"))
	if err := through.Init(); err != nil {
		return nil, err
	}
	return through, through.Connect()
}

func perSecond(through broker.Broker, message *broker.Message, arrived chan time.Time, messages int) (float64, int) {
	begin := time.Now()
	var publishing sync.WaitGroup
	for range publishers {
		publishing.Go(func() {
			for range messages / publishers {
				through.Publish(topic, message)
			}
		})
	}
	publishing.Wait()
	all := messages / publishers * publishers
	last := begin
	for count := range all {
		select {
		case last = <-arrived:
		case <-time.After(2 * time.Second):
			return float64(count) / last.Sub(begin).Seconds(), all - count
		}
	}
	return float64(all) / last.Sub(begin).Seconds(), 0
}

func median(through broker.Broker, message *broker.Message, arrived chan time.Time) float64 {
	var times []time.Duration
	for range singles {
		begin := time.Now()
		through.Publish(topic, message)
		select {
		case at := <-arrived:
			times = append(times, at.Sub(begin))
		case <-time.After(2 * time.Second):
		}
	}
	slices.Sort(times)
	return float64(times[len(times)/2].Nanoseconds()) / 1e3
}
