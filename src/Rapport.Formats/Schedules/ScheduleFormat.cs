namespace Rapport.Formats.Schedules;

/// <summary>The shapes of programme file that <see cref="ScheduleReader"/> knows, found by content and never by name.</summary>
public enum ScheduleFormat
{
    /// <summary>Pentabarf or frab XML, also written by pretalx: https://github.com/voc/schedule.</summary>
    PentabarfXml,

    /// <summary>frab or pretalx JSON: https://github.com/voc/schedule.</summary>
    FrabJson,

    /// <summary>The "schedule2" JSON of the congress hub: https://github.com/voc/schedule.</summary>
    HubJson,

    /// <summary>The "All data" JSON view of Sessionize: https://sessionize.com/playbook/api.</summary>
    SessionizeJson,

    /// <summary>The session.json that OPass apps read, as published by COSCUP: https://github.com/CCIP-App.</summary>
    OpassJson,

    /// <summary>The conference.json of the KotlinConf app: https://github.com/JetBrains/kotlinconf-app.</summary>
    KotlinConfJson,

    /// <summary>iCalendar, RFC 5545.</summary>
    Calendar,

    /// <summary>A table with a row of headings, RFC 4180, with comma, semicolon or tab.</summary>
    Csv,
}
