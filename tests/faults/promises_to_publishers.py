"""What polling promises to publishers and of the network, with the tests that show it (see `promises.py`)."""

from collections.abc import Mapping

POLITE: Mapping[str, tuple[str, ...]] = {
    "every request carries the validators that are held": (
        "poller/test_validators.py::test_both_validators_are_those_of_the_last_answer",
        "poller/test_validators.py::test_a_failure_keeps_the_validators",
    ),
    "adding a feed keeps what it fetched, and the next poll is conditional": (
        "cli/test_adding.py::test_a_feed_is_subscribed_and_what_was_fetched_is_kept",
        "cli/test_adding.py::test_the_next_poll_sends_the_validators",
    ),
    "validators go back byte for byte, weak, unquoted and odd ones alike": (
        "poller/test_validators.py::test_validators_go_back_byte_for_byte",
        "feeds/test_fetch.py::test_validators_go_back_byte_for_byte",
    ),
    "validators over a kilobyte are dropped": (
        "poller/test_validators.py::test_both_validators_are_those_of_the_last_answer",
        "feeds/test_fetch.py::test_validators_over_a_kilobyte_are_dropped",
    ),
    "both validators are refreshed on every 200 and 304, also where the body is the same": (
        "poller/test_validators.py::test_both_validators_are_those_of_the_last_answer",
        "poller/test_passes.py::test_the_same_body_without_a_304_is_unchanged_too",
        "feeds/test_fetch.py::test_304_refreshes_the_validators_it_sends_and_keeps_the_others",
    ),
    "a validator that the server stops sending is forgotten": (
        "poller/test_validators.py::test_both_validators_are_those_of_the_last_answer",
        "feeds/test_fetch.py::test_validators_are_cleared_when_a_200_stops_sending_them",
    ),
    "after 8 days of nothing but 304 one request is unconditional": (
        "poller/test_validators.py::test_after_eight_days_of_304_one_request_goes_out_without_validators",
        "poller/test_validators.py"
        "::test_a_server_that_calls_everything_unchanged_is_asked_without_validators_after_eight_days_only",
        "poller/test_validators.py::test_a_reader_who_was_away_asks_with_the_validators_of_before",
        "poller/test_schedule.py::test_validators_are_sent_save_after_eight_days_of_answers_without_a_body",
    ),
    "the next poll follows max-age, Expires, ttl, update period, spared hours and days": (
        "poller/test_politeness.py::test_feeds_are_asked_again_when_their_publishers_want",
        "poller/test_schedule.py::test_a_publisher_that_asks_for_three_hours_gets_at_least_that",
        "poller/test_schedule.py::test_a_spared_hour_or_day_is_not_polled_in",
    ),
    "the next poll follows the feed's own rhythm": (
        "poller/test_politeness.py::test_a_feed_is_asked_as_often_as_it_publishes_and_not_below_the_floor",
        "poller/test_schedule.py::test_busy_feeds_are_asked_more_often_than_quiet_ones",
        "poller/test_schedule.py::test_a_feed_that_falls_silent_slows_down",
    ),
    "floor, default and ceiling hold, and are settings": (
        "poller/test_politeness.py::test_feeds_are_asked_again_when_their_publishers_want",
        "poller/test_politeness.py::test_the_limits_are_those_that_publishers_are_promised",
        "poller/test_schedule.py::test_next_poll_is_never_before_the_floor",
        "poller/test_schedule.py::test_next_poll_is_at_most_the_ceiling_and_spared_hours_away",
    ),
    "the user's interval for a feed overrules the rest, save the floor": (
        "poller/test_politeness.py::test_the_users_interval_for_a_feed_is_kept",
        "poller/test_politeness.py::test_no_interval_of_the_user_is_below_the_floor",
        "poller/test_schedule.py::test_the_users_interval_overrules_everything_but_the_floor",
    ),
    "polls are spread by ten percent": (
        "poller/test_politeness.py::test_feeds_that_were_polled_together_spread_out",
        "poller/test_schedule.py::test_jitter_is_ten_percent_either_way",
    ),
    "a start is no burst: hosts one request at a time, all of them within the concurrency": (
        "poller/test_politeness.py::test_one_host_is_asked_one_thing_at_a_time_with_a_pause_after_each_answer",
        "poller/test_politeness.py::test_no_more_hosts_are_asked_at_once_than_the_settings_say",
    ),
    "429 and 503 park the whole host for as long as Retry-After says in any form, else an hour": (
        "poller/test_politeness.py::test_a_host_is_left_alone_for_as_long_as_it_asks",
        "poller/test_politeness.py::test_a_redirect_to_a_host_that_wants_a_rest_is_not_followed",
        "poller/test_politeness.py::test_a_pause_of_seconds_is_no_leave_to_ask_more_often_than_the_floor",
        "feeds/test_freshness.py::test_retry_after_in_all_its_forms",
        "feeds/test_freshness.py::test_retry_after_date_is_read_against_the_servers_date",
    ),
    "parked hosts stay parked over restarts": (
        "poller/test_passes.py::test_a_host_that_asks_for_a_pause_is_left_alone_until_then",
        "library/test_intake.py::test_hosts_are_parked_until_a_time",
    ),
    "other failures back off from an hour to a day, and any success resets that": (
        "poller/test_politeness.py::test_a_failing_feed_is_asked_once_a_pass_and_less_and_less_often",
        "poller/test_schedule.py::test_back_off_grows_from_an_hour_to_a_day",
        "poller/test_schedule.py::test_any_success_ends_a_back_off",
    ),
    "nothing is asked for twice in a pass": (
        "poller/test_politeness.py::test_a_failing_feed_is_asked_once_a_pass_and_less_and_less_often",
        "poller/test_politeness.py::test_a_host_that_hangs_up_is_not_asked_twice",
        "feeds/test_fetch.py::test_no_request_is_made_twice_when_the_host_hangs_up",
    ),
    "an address is rewritten after three permanent redirects over a day, and the old one kept": (
        "poller/test_moved_addresses.py::test_an_address_that_moved_for_good_is_rewritten_after_a_day",
        "poller/test_moved_addresses.py::test_an_address_is_rewritten_when_every_step_is_permanent",
        "poller/test_schedule.py::test_an_address_only_ever_moves_to_a_target_seen_three_times",
    ),
    "a feed that moves to a subscribed one is merged with it": (
        "poller/test_moved_addresses.py::test_a_feed_that_moves_to_one_that_is_subscribed_to_becomes_that_one",
        "poller/test_moved_addresses.py::test_a_feed_that_leads_to_another_subscription_says_so_brings_nothing_twice_and_"
        "loses_nothing",
        "poller/test_moved_addresses.py::test_a_feed_that_leads_to_one_in_trouble_brings_its_articles_itself",
        "library/test_intake.py::test_a_feed_that_moves_to_an_address_subscribed_already_takes_it_over",
        "library/test_intake.py::test_feeds_that_become_one_keep_one_copy_of_what_nobody_has_touched",
    ),
    "302, 303 and 307 never rewrite an address": (
        "poller/test_moved_addresses.py::test_an_address_is_rewritten_when_every_step_is_permanent",
        "poller/test_moved_addresses.py::test_a_temporary_redirect_never_rewrites_the_address",
    ),
    "an address never moves to a page": (
        "poller/test_moved_addresses.py::test_an_address_never_moves_to_a_page",
        "poller/test_schedule.py::test_a_target_that_is_no_feed_starts_the_count_again",
    ),
    "410 ends the polling, keeps the articles, and is told": (
        "poller/test_moved_addresses.py::test_a_feed_that_is_gone_keeps_its_articles_and_is_asked_no_more",
        "poller/test_moved_addresses.py::test_a_gone_feed_that_answers_again_is_polled_again",
        "cli/test_care.py::test_a_feed_that_has_ended_is_said",
        "app/test_feed_dialogs.py::test_the_health_of_a_feed_is_one_sentence",
    ),
    "404 and 403 back off": (
        "poller/test_politeness.py::test_a_failing_feed_is_asked_once_a_pass_and_less_and_less_often",
    ),
    "one connection a host, with a second between its requests": (
        "poller/test_politeness.py::test_one_host_is_asked_one_thing_at_a_time_with_a_pause_after_each_answer",
        "feeds/test_turns.py::test_pause_begins_when_the_answer_has_been_read",
        "feeds/test_shared_turns.py::test_a_host_that_another_process_asks_is_waited_for",
        "feeds/test_shared_turns.py::test_the_pause_after_another_processes_request_is_kept",
        "feeds/test_shared_turns.py::test_a_host_that_waits_for_a_place_is_left_to_other_processes",
        "poller/test_politeness.py::test_a_pass_takes_turns_with_other_processes",
        "feeds/test_turns.py::test_failed_request_counts_for_the_pause_too",
    ),
    "hosts can be excepted": ("feeds/test_turns.py::test_exempt_hosts_are_neither_paused_nor_kept_to_one_request",),
    "the overall concurrency is a setting": (
        "poller/test_politeness.py::test_no_more_hosts_are_asked_at_once_than_the_settings_say",
        "feeds/test_turns.py::test_no_more_requests_than_the_concurrency_are_under_way",
    ),
    "bodies in memory are limited": (
        "feeds/test_fetch.py::test_bodies_over_the_memory_limit_wait_until_others_are_let_go",
        "feeds/test_turns.py::test_bodies_never_hold_more_than_allowed_and_all_get_through",
        "poller/test_backlog.py::test_there_is_room_exactly_while_less_waits_than_is_allowed",
    ),
    "a request says who asks, takes gzip and brotli, and has no cookie, no referrer and no query of ours": (
        "poller/test_politeness.py::test_a_request_says_who_asks_and_nothing_of_the_reader",
        "feeds/test_fetch.py::test_request_says_who_asks_and_nothing_else",
        "feeds/test_fetch.py::test_cookies_are_never_sent_back",
        "feeds/test_fetch.py::test_packed_bodies_are_unpacked",
    ),
}

NETWORK: Mapping[str, tuple[str, ...]] = {
    "every deadline and every limit is a setting": (
        "poller/test_politeness.py::test_every_limit_of_an_answer_is_a_setting",
        "poller/test_politeness.py::test_the_limits_are_those_that_publishers_are_promised",
        "poller/test_workers.py::test_feeds_that_harm_their_parser_change_no_row_and_leave_the_others_on_schedule",
    ),
    "parsers run in processes that are started anew and killed past their time or memory": (
        "poller/test_workers.py::test_a_feed_that_harms_its_parser_fails_alone",
        "poller/test_workers.py::test_leaving_the_pool_ends_processes_that_hang",
        "poller/test_kills.py::test_workers_of_a_killed_poller_end_by_themselves",
    ),
    "a machine that is too busy to read a feed in time is not the feed's fault": (
        "poller/test_starving.py::test_a_worker_that_others_keep_from_the_processor_gets_longer",
        "poller/test_starving.py::test_a_process_that_waits_for_nothing_but_the_processor_is_starved",
    ),
    "every fault gives one named error, changes no stored row and leaves other feeds on schedule": (
        "faults/test_whole_passes.py::test_hosts_that_keep_a_pass_waiting_fail_alone",
        "faults/test_whole_passes.py::test_hosts_that_ask_for_a_pause_fail_and_change_nothing",
        "faults/test_whole_passes.py::test_hosts_with_any_other_fault_fail_alone",
        "faults/test_whole_passes.py::test_what_fails_before_anything_is_asked_fails_alone",
        "faults/test_faults.py::test_every_fault_has_a_case_and_every_case_a_fault",
    ),
    "without a network no feed is at fault, one notice is given, and feeds are tried again soon": (
        "poller/test_no_network.py::test_without_a_network_no_feed_is_at_fault",
        "poller/test_no_network.py::test_hosts_that_stop_taking_connections_all_at_once_are_a_missing_network",
        "poller/test_no_network.py"
        "::test_the_only_feed_whose_name_is_not_found_any_more_is_blamed_when_it_has_been_away_for_long",
        "poller/test_no_network.py::test_with_a_network_a_name_that_leads_nowhere_is_that_feeds_fault",
        "poller/test_no_network.py::test_one_feed_polled_without_a_network_is_judged_by_the_names_of_others",
        "poller/test_no_network.py::test_one_feed_whose_name_alone_leads_nowhere_is_at_fault",
        "poller/test_no_network.py::test_a_host_of_this_machine_that_answers_is_no_network",
    ),
    "TLS is never downgraded": (
        "faults/test_whole_passes.py::test_what_fails_before_anything_is_asked_fails_alone",
        "feeds/test_fetch.py::test_contexts_trust_nobody_only_while_they_are_told_to",
    ),
    "a page instead of a feed touches neither title nor articles": (
        "poller/test_passes.py::test_a_page_instead_of_a_feed_changes_nothing_but_the_error",
    ),
    "feeds that hang or crash the parser harm nobody else": (
        "poller/test_workers.py::test_feeds_that_harm_their_parser_change_no_row_and_leave_the_others_on_schedule",
        "poller/test_corpus.py::test_feeds_that_mean_harm_fail_alone_or_are_harmless",
        "feeds/test_corpus.py::test_adversarial_feeds_give_clean_text_or_a_named_error",
    ),
}
