using Rapport.Formats.Schedules;

namespace Rapport.Tests.Formats.Schedules;

/// <summary>The edge cases that another iCalendar library collected: each is read or refused, and which is which is settled here.</summary>
public sealed class CalendarEdgeTests
{
    [Fact]
    public async Task Each_edge_case_is_read_with_its_sessions_or_refused_with_its_reason()
    {
        var outcomes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(Fixtures.Folder("programmes/ics-edge")))
        {
            var reading = ScheduleReader.Read(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), path);
            if (reading.IsRefused)
                Reading.IsOneSentence(reading.Refusal.Sentence);
            outcomes[Path.GetFileNameWithoutExtension(path)] = reading.IsRefused ? reading.Refusal.Code : $"{reading.Schedule.Sessions.Count}";
        }

        Assert.Equal(Expected, outcomes.Select(outcome => $"{outcome.Key}: {outcome.Value}"));
    }

    private static readonly string[] Expected =
    [
        "alarm_google_acknowledged: 1",
        "alarm_thunderbird_2_notification_5_min_postponed: 1",
        "alarm_thunderbird_2_notification_5_min_postponed_and_closed: 1",
        "alarm_thunderbird_2_notification_5_min_postponed_and_popped_up: 1",
        "america_new_york: 1",
        "america_new_york_forward_reference: 1",
        "empty: no_sessions",
        "issue_1050_multiple_calendars: no_sessions",
        "issue_1050_simple_calendar: 1",
        "issue_1050_uid_in_description: no_sessions",
        "issue_1081_empty_rdate: 1",
        "issue_1081_event_with_rrule: 10",
        "issue_1081_freebusy_comma_separated: no_sessions",
        "issue_1081_invalid_start_and_end: no_sessions",
        "issue_127_categories_with_commas: 1",
        "issue_1426_value_parameters: 1",
        "issue_1549_binary_attachment: no_sessions",
        "issue_156_RDATE_with_PERIOD_TZID_khal_2: 4",
        "issue_1633_freebusy_with_dates: no_sessions",
        "issue_1633_rdate_with_dates: 1",
        "issue_1633_rdate_with_dates_and_tzid: 1",
        "issue_178_component_with_invalid_name_represented: unknown_format",
        "issue_218_bad_tzid: 1",
        "issue_237_fail_to_parse_timezone_with_non_ascii_tzid: 1",
        "issue_322_expected_calendar: no_sessions",
        "issue_348_exception_parsing_value: 1",
        "issue_351_whitespace_in_property_and_params: 1",
        "issue_526_calendar_with_event_subset: 1",
        "issue_526_calendar_with_events: 2",
        "issue_722_missing_VTIMEZONE_custom: 1",
        "multiple_calendar_components: 3",
        "multiple_timezones: 3",
        "pacific_fiji: 1",
        "parsing_error_in_UTC_offset: no_sessions",
        "rfc_5545_RDATE_example: no_sessions",
        "rfc_7265_appendix_example_1_ical: 1",
        "rfc_7986_conferences: no_sessions",
        "rfc_7986_image: no_sessions",
        "rfc_7986_properties: no_sessions",
        "rfc_9253_gap: no_sessions",
        "rfc_9253_related_to: no_sessions",
        "small_bad_calendar: truncated",
        "time: no_sessions",
        "timezone_same_start: 1",
        "timezone_same_start_and_offset: damaged",
    ];
}
