namespace Rapport.Platform.Mail;

internal static class MailSetup
{
    /// <param name="folder">Where messages lie when no server is set.</param>
    public static IServiceCollection AddMail(this IServiceCollection services, MailOptions options, string folder)
    {
        services.AddSingleton(options);
        services.AddScoped<TakeMail>().AddScoped<RecordDelivery>();
        services.AddSingleton<IMailDoor>(provider => options.Sends
            ? new SmtpDoor(options)
            : new FileDoor(folder, provider.GetRequiredService<ILogger<FileDoor>>()));
        services.AddSingleton(new WrittenMail(folder));
        services.AddSingleton<MailSender>();
        return services.AddHostedService(provider => provider.GetRequiredService<MailSender>());
    }
}
