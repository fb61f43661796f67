"""Albanian names: no list of them in Faker, so written for this corpus from common knowledge."""

LISTS = {
    "surnames": """Hoxha Shehu Gjoka Çani Beqiri Prifti Leka Dervishi Marku Gjini Kola Ndreu
Bardhi Hysa
Muça Zeneli Xhafa Xhaferi Lleshi Rrapi Dhima Thaçi Shkurti Qosja Kuqi Bajrami Osmani Sinani Elezi
Halili
Meta Basha Berisha Rama Nano Fino Meksi Topi Nishani Begaj Duka Kapllani Hasani Ismaili Selimi
Zhupa
Shala Gashi Krasniqi Morina Bytyqi Rexhepi Hyseni Aliu Sopi Çela Doda Gjeka Ndoja Pjetri Pali Kodra
Lika Tafa Vata Zeqiri Xhelili Mema Haxhiu Kasa Murati Spahiu Toska Ymeri Cenaj Daci Frashëri Gega
Jaho
Kurti Lala Mehmeti Nushi Pasha Qirjaku Sula Troka Ulqini Veliu Xhani Zajmi Dushku Kadare Malaj
Neziri
Skënderi Arapi Balla Cani Dema Hida Islami Jorgji Koçi Lamaj Manaj Noka Preka Qafa Rusi Stafa
Tola Vrioni""",
    "male": """Artan Arben Agim Agron Alban Altin Andi Ardian Arjan Astrit Bardhyl Bashkim Bekim
Besnik
Blerim Bledar Bujar Dritan Dhimitër Edmond Eduart Elton Enver Erion Ervin Fatmir Fatos Florian
Gazmend
Genc Gëzim Gjergj Gjon Hysen Ilir Ismail Jetmir Klodian Kujtim Leonard Luan Lulzim Mentor Mustafa
Ndriçim
Nexhat Petrit Përparim Qemal Rexhep Rezart Saimir Selim Shkëlqim Skënder Sokol Spartak Taulant
Valon
Xhevdet Xhevahir Ylli Zamir Zef Njazi Llazar Rrahman Dashamir""",
    "female": """Albana Alma Anila Arta Bardha Besa Blerina Brikena Donika Drita Dhurata Edlira
Elira
Elona Elvana Entela Ermira Esmeralda Fatime Flutura Gentiana Hana Ilda Jonida Klodiana Lindita
Liljana
Lule Majlinda Mimoza Mira Mirela Merita Natasha Ornela Pranvera Qefsere Rezarta Rudina Shpresa
Silvana
Suela Teuta Valbona Vjollca Xhuljana Ylka Zamira Zana Njomza Shqipe""",
}
