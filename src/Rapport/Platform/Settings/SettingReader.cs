using System.ComponentModel.DataAnnotations;

namespace Rapport.Platform.Settings;

public static class SettingReader
{
    /// <summary>A section of the settings, checked. What is not set keeps its default.</summary>
    /// <exception cref="SettingException">A value cannot be used.</exception>
    public static T Read<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = Bind<T>(configuration.GetSection(section), section);
        var problems = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true)
            ? options
            : throw new SettingException($"The settings under \"{section}\" cannot be used: {problems[0].ErrorMessage}");
    }

    private static T Bind<T>(IConfigurationSection section, string name)
        where T : class, new()
    {
        try
        {
            return section.Get<T>() ?? new T();
        }
        catch (InvalidOperationException failure)
        {
            throw new SettingException($"The settings under \"{name}\" cannot be read: {failure.Message}");
        }
    }
}
