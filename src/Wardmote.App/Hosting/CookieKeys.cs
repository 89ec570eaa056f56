using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.App.Hosting;

/// <summary>
/// The keys that seal cookies and forms live in the database, wrapped by the master key: people stay signed in over a
/// restart, any node reads what another wrote, and a copy of the database alone opens nothing.
/// </summary>
internal static class CookieKeys
{
    public static IServiceCollection AddCookieKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Wardmote");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(
            options =>
            {
                options.XmlRepository = new InDatabase(s.GetRequiredService<IServiceScopeFactory>());
                options.XmlEncryptor = new Wrapping(s.GetRequiredService<MasterKey>());
            }
        ));
        return services;
    }

    private sealed class InDatabase(IServiceScopeFactory scopes) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            using var scope = scopes.CreateScope();
            return [.. scope.ServiceProvider.GetRequiredService<KeyRing>().Read().Select(Parse)];
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            using var scope = scopes.CreateScope();
            var xml = element.ToString(SaveOptions.DisableFormatting);
            scope.ServiceProvider.GetRequiredService<KeyRing>().Keep(friendlyName, xml);
        }

        private static XElement Parse(string xml)
        {
            using var reader = XmlReader.Create(
                new StringReader(xml),
                new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
            );
            return XElement.Load(reader);
        }
    }

    private const string Purpose = "wardmote cookie key";

    private sealed class Wrapping(MasterKey master) : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement)
        {
            var plain = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
            var whole = Convert.ToBase64String(master.Seal(Purpose, plain));
            return new(new XElement("wrapped", new XAttribute("masterKey", master.Id), whole), typeof(Unwrapping));
        }
    }

    // Made by the framework, from the type's name kept beside the key.
    internal sealed class Unwrapping(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement)
        {
            var master = services.GetRequiredService<MasterKey>();
            var plain = master.Open(Purpose, Convert.FromBase64String(encryptedElement.Value));
            using var reader = XmlReader.Create(
                new MemoryStream(plain),
                new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
            );
            return XElement.Load(reader);
        }
    }
}
