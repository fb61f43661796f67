"""Bengali names in passport spelling: written for this corpus from common knowledge."""

BENGALI = {
    "surnames": """Rahman Hossain Islam Uddin Miah Ahmed Khan Chowdhury Sarkar Sikder Talukder
Mollah
Sheikh Haque Alam Hasan Karim Begum Akter Khatun Das Roy Saha Ghosh Biswas Mondal Paul Dey Barua
Bhuiyan
Majumder Howlader Mridha Patwary Munshi Kazi Sardar Bepari Gazi Matubbar Molla Siddique Azad
Kabir""",
    "male": """Abdul Abul Alamgir Aminul Anwar Arif Ashraful Azizul Babul Belal Delwar Faruk
Golam Habib
Hafizur Harun Hasan Ibrahim Jahangir Jalal Jamal Kamal Khairul Mahbub Mahfuz Mamun Manik Masud
Mizanur
Monir Mostafa Nazrul Nurul Rafiqul Rashed Rubel Saiful Salim Shafiqul Shahin Sohel Sumon Tariqul
Zahir Ziaur""",
    "female": """Aklima Asma Ayesha Bilkis Dilara Farida Farzana Fatema Hasina Jahanara Jesmin
Kohinoor
Laila Lipi Mahmuda Mariam Moriom Nargis Nasima Nasrin Nazma Parvin Rabeya Rehana Rina Rokeya
Roksana
Runa Sabina Salma Selina Shahida Sharmin Shirin Sufia Sultana Taslima Yasmin""",
}
